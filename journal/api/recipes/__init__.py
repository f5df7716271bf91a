"""What people build on the API: the page of docs/api-recipes.md with a person's own values."""
