"""A world to trade against without leaving the machine: an exchange and a notification provider.

Both are real servers on loopback sockets that speak the real protocols; nothing above this room
knows whether it talks to them or to the world.
"""
