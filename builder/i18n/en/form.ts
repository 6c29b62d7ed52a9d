export const form = {
  title: 'Form',
} as const;
