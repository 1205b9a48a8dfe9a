"""One file for each page that remembers more than the race: `engine.settings.registry(Lens)` lists them."""
