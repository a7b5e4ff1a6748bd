"""What the steps say to each other: frozen, typed, without work. One file a step."""
