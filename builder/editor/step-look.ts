import {
  AppWindow,
  Bell,
  BookOpen,
  CircleHelp,
  FilePen,
  FilePlus,
  Flag,
  FolderOpen,
  GitFork,
  Globe,
  Hourglass,
  Repeat,
  Reply,
  Route,
  Search,
  Split,
  Stamp,
  Tags,
  TicketPlus,
  Timer,
  UserSearch,
  Variable,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { AnyStep } from '../../engine/browser.ts';

/** The icons that definitions name; a test sees to it that none is missing. */
const icons: Readonly<Record<string, LucideIcon>> = {
  'app-window': AppWindow,
  bell: Bell,
  'book-open': BookOpen,
  'file-pen': FilePen,
  'file-plus': FilePlus,
  flag: Flag,
  'folder-open': FolderOpen,
  'git-fork': GitFork,
  globe: Globe,
  hourglass: Hourglass,
  repeat: Repeat,
  reply: Reply,
  route: Route,
  search: Search,
  split: Split,
  stamp: Stamp,
  tags: Tags,
  'ticket-plus': TicketPlus,
  timer: Timer,
  'user-search': UserSearch,
  variable: Variable,
  workflow: Workflow,
};

export const hasIcon = (name: string): boolean => Object.hasOwn(icons, name);
export const iconOf = (definition: AnyStep | undefined): LucideIcon =>
  (definition && icons[definition.icon]) ?? CircleHelp;

/** The colour of a step's stripe, as the name of a token. Never the only sign: the icon says the same. */
export function colourOf(definition: AnyStep | undefined): string {
  if (!definition) return 'var(--danger)';
  if (definition.type === 'subflow') return 'var(--subflow)';
  if (definition.type === 'screen') return 'var(--accent)';
  switch (definition.kind) {
    case 'end':
      return 'var(--end)';
    case 'act':
      return 'var(--action)';
    case 'wait':
      return 'var(--warning)';
    case 'parallel':
    case 'loop':
      return 'var(--decision)';
    case 'decide':
    case 'record':
      return byCategory[definition.category];
    default:
      return definition satisfies never;
  }
}

const byCategory: Record<AnyStep['category'], string> = {
  intake: 'var(--accent)',
  logic: 'var(--decision)',
  routing: 'var(--action)',
  people: 'var(--accent)',
  communication: 'var(--action)',
  knowledge: 'var(--data)',
  data: 'var(--data)',
};
