"""What browser tests and screenshots share: a browser, a server, and a page that is watched."""
