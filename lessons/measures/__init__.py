"""What a claim can measure, by name: the functions in MEASURES of each file, with their arguments in the TOML."""

from lessons.measures import arrivals, losses, many, paths, steps
from lessons.measures.measure import Measure

MEASURES: dict[str, Measure] = {
    function.__name__: function for file in (arrivals, paths, steps, many, losses) for function in file.MEASURES
}
