"""What `gardefou bench` measures, a file for each group of rows, and what they share. It talks to loopback alone, and judges nothing in tests."""
