"""One file for each page that remembers more than the race: `engine.fields.registry(PageSettings)` lists them."""
