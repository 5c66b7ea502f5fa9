"""The outbox: packages put together without a network, and how far each is on its way."""
