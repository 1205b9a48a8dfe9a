"""Why a formula cannot be run on symbols."""


class TraceError(TypeError):
    """A formula does something that only numbers can do."""


class MissingAttributeError(TraceError, AttributeError):
    """An attribute that arrays have and symbols have not."""
