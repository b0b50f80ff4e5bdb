"""The window: Qt only. It shows frozen values and posts wishes; `bridge` alone knows the desk."""
