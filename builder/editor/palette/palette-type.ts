/** Under this type a card of the palette carries its step type while it is dragged. */
export const paletteType = 'application/x-switchyard-step';
