"use client";

/** Tells menus, tabs and sliders which arrow key leads on. */
export { DirectionProvider, useDirection } from "radix-ui/direction";
