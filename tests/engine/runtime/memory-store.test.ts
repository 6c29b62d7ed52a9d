import { describe } from 'vitest';
import { openMemory } from '../../support/memory/memory-store.ts';
import { storeContract } from '../../support/store-contract.ts';

describe('the store in memory', () => {
  storeContract(() => {
    const { store, tables, connect } = openMemory();
    return {
      db: connect(),
      store,
      count: (table) => tables[table].size,
      installFlow: async () => {},
    };
  });
});
