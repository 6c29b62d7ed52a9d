export const agent = {
  title: 'Work',
} as const;
