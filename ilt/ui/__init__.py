"""What is on screen: the only room that imports streamlit."""
