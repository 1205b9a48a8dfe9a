"""Native controls that several pages share."""
