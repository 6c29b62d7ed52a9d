/** What the tests' expressions read. */
export const scope = {
  case: {
    number: 'C-1',
    amount: 2.5,
    count: 3,
    zero: 0,
    tags: ['vip', 'late'],
    empty: null,
    list: 1,
    type: 'x',
    'x y': 2,
    subject: 'ﾛｸﾞｲﾝできない',
    lines: [{ items: [1, 2] }, { items: [3] }],
    createdAt: '2026-06-01T01:00:00.000Z',
  },
  contact: null,
  vars: { at: 1, list: [1, 2, 3], large: Array.from({ length: 1001 }, (_, at) => at) },
  now: '2026-06-01T02:00:00.000Z',
};
