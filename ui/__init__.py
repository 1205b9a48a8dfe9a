"""What the pages share: the only package besides pages/ and stage/ that knows Streamlit."""
