"""The live view: what of a race goes to the browser, and the component that takes it there."""
