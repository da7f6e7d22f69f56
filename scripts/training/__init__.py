"""How names are learnt: texts made from templates and real prose, the lists, the learning, the evaluation. Entry: scripts/train_names.py."""
