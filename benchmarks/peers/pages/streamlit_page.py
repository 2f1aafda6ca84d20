"""One question in Streamlit."""

import streamlit as st
from kept import keep
from question import OPTIONS, QUESTION

with st.form("question"):
    choice = st.radio(QUESTION, OPTIONS, index=None)
    submitted = st.form_submit_button("Submit")
if submitted:
    st.write(keep(choice))
