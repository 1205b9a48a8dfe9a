/** What a page has besides the browser's own: Plotly, which Streamlit or the page loads, and the stage for tests. */
interface Window {
  Plotly: any;
  stage: any;
}
