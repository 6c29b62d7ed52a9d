export const editor = {
  title: 'Flows',
} as const;
