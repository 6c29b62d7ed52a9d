import { choice, reference, words } from './fields.ts';

/** The ways to name people who work here, one of which a line of settings fills in. A queue may narrow a role. */
export const staffFields = {
  role: choice(
    words('Role', '役割'),
    {
      lead: words('Team lead', 'リーダー'),
      supervisor: words('Supervisor', 'スーパーバイザー'),
      admin: words('Admin', '管理者'),
      agent: words('Agent', '担当者'),
    },
    ['lead', 'supervisor', 'admin', 'agent'],
  ).optional(),
  queueId: reference('queue', words('…of queue', '役割の対象キュー')).optional(),
  queue: reference('queue', words('Members of queue', 'キューのメンバー')).optional(),
  department: reference('department', words('Department', '部門')).optional(),
  agent: reference('agent', words('Agent', '担当者')).optional(),
};
