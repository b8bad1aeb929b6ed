"""What a person or a program looks at: findings and mentions as lines. Nothing here prints."""
