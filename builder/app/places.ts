import {
  BookOpen,
  BookOpenText,
  Contact,
  HardDrive,
  House,
  Inbox,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MailOpen,
  MessageSquareText,
  Play,
  Sparkles,
  Stamp,
  Tags,
  Ticket,
  Users,
  Waypoints,
  Webhook,
  Layers,
} from 'lucide-react';
import type { Role } from './session.ts';

export type PlaceId =
  | 'home'
  | 'work'
  | 'approvals'
  | 'cases'
  | 'tickets'
  | 'flows'
  | 'runs'
  | 'contacts'
  | 'knowledge'
  | 'queues'
  | 'classification'
  | 'people'
  | 'apiKeys'
  | 'webhooks'
  | 'assistant'
  | 'operations'
  | 'templates'
  | 'outbox'
  | 'apiDocs';

export interface Place {
  id: PlaceId;
  href: string;
  icon: LucideIcon;
  roles: readonly Role[];
  /** In the rail itself, or in its administration menu. */
  group: 'main' | 'admin';
  /** A page of the server, outside this app. */
  isOutside?: boolean;
}

const everyone: readonly Role[] = ['admin', 'supervisor', 'agent', 'department', 'integration'];
const workers: readonly Role[] = ['admin', 'supervisor', 'agent'];
const leaders: readonly Role[] = ['admin', 'supervisor'];
const admins: readonly Role[] = ['admin'];

/** Where one can go, and who. The rail, the home page and the guards of the routes read this list. */
export const places: readonly Place[] = [
  { id: 'home', href: '/', icon: House, roles: everyone, group: 'main' },
  { id: 'work', href: '/work', icon: Inbox, roles: workers, group: 'main' },
  { id: 'approvals', href: '/approvals', icon: Stamp, roles: [...workers, 'department'], group: 'main' },
  { id: 'cases', href: '/cases', icon: MessageSquareText, roles: workers, group: 'main' },
  { id: 'tickets', href: '/tickets', icon: Ticket, roles: [...workers, 'department'], group: 'main' },
  { id: 'flows', href: '/flows', icon: Waypoints, roles: leaders, group: 'main' },
  { id: 'runs', href: '/runs', icon: Play, roles: leaders, group: 'main' },
  { id: 'contacts', href: '/contacts', icon: Contact, roles: workers, group: 'main' },
  { id: 'knowledge', href: '/knowledge', icon: BookOpenText, roles: workers, group: 'main' },
  { id: 'queues', href: '/queues', icon: Layers, roles: leaders, group: 'main' },
  { id: 'classification', href: '/classification', icon: Tags, roles: leaders, group: 'main' },
  { id: 'people', href: '/admin/people', icon: Users, roles: admins, group: 'admin' },
  { id: 'templates', href: '/admin/templates', icon: MailOpen, roles: leaders, group: 'admin' },
  { id: 'apiKeys', href: '/admin/api-keys', icon: KeyRound, roles: admins, group: 'admin' },
  { id: 'webhooks', href: '/admin/webhooks', icon: Webhook, roles: admins, group: 'admin' },
  { id: 'assistant', href: '/admin/assistant', icon: Sparkles, roles: admins, group: 'admin' },
  { id: 'operations', href: '/admin/operations', icon: HardDrive, roles: admins, group: 'admin' },
  { id: 'outbox', href: '/outbox', icon: ListChecks, roles: admins, group: 'admin' },
  { id: 'apiDocs', href: '/docs/api', icon: BookOpen, roles: admins, group: 'admin', isOutside: true },
];

export const placesOf = (role: Role, group: Place['group']): Place[] =>
  places.filter((place) => place.group === group && place.roles.includes(role));

/** The place a path belongs to: the one with the longest matching address. */
export const placeOf = (path: string): Place | undefined =>
  places
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];

export const mayOpen = (role: Role, path: string): boolean => placeOf(path)?.roles.includes(role) ?? true;
