"""Screens: what each screen says and shows, one module for each thing that a person sees. Pure."""
