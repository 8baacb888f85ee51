"""Every sentence held against the sources it cites, by code: composed answers, a model's text and a person's alike."""
