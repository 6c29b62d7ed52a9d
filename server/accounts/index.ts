export { createAccounts, type Accounts, type AccountsOptions } from './accounts.ts';
export { accountRoutes } from './routes.ts';
