"""Secrecy: nobody is told what is not for them, by no page, frame, file, answer or log line."""
