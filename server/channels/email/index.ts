export { findMessageIn } from './find-message.ts';
export { emailSender, type EmailSenderOptions } from './sender.ts';
export { startReceiver, type Receiver, type ReceiverOptions } from './receiver.ts';
export { messageIds, type FindMessage, type MessageIds, type SentMessage } from './thread.ts';
