"""Pictures made of what was computed; pure, without Streamlit."""
