export { createNotifications, type Notifications } from './notifications.ts';
export { createDelivery, type Delivery } from './delivery.ts';
export { notificationRoutes } from './routes.ts';
export type { Sender, Senders } from './sender.ts';
