export { createTickets, noSuchTicket, type Tickets } from './tickets.ts';
export { ticketAccess } from './access.ts';
export { ticketRoutes } from './routes.ts';
