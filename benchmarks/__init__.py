"""What is measured beside others: speed, and quality on public sets."""
