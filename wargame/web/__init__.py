"""Views, forms and addresses: parse, hand to conduct, answer."""
