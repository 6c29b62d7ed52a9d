/** Rows of customers. `emails`, `phones` and `flags` hold JSON; `contactKeys` is what a sender is recognised by. */
export interface CustomerTables {
  accounts: {
    id: string;
    name: string;
    tier: string;
    ownerId: string | null;
    flags: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    searchText: string;
  };
  contacts: {
    id: string;
    accountId: string | null;
    family: string;
    given: string;
    kana: string;
    name: string;
    emails: string;
    phones: string;
    locale: string;
    isVip: number;
    timezone: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    /** Names and addresses as `searchText` folds them. */
    searchText: string;
  };
  contactKeys: { kind: string; value: string; contactId: string };
  personas: {
    id: string;
    provider: string;
    handle: string;
    /** The handle as it is compared: folded in case and without a leading @. */
    handleKey: string;
    contactId: string | null;
    linkStatus: string;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
}
