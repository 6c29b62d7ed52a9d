export const profileTable = (_folder: string, _top: number): string => '';
