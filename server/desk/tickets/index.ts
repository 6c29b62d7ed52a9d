export { createTickets, noSuchTicket, type Tickets } from './tickets.ts';
export { ticketRoutes } from './routes.ts';
