import { MailPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsApi, type ResultOf } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Admin.module.css';
import { TemplateDialog } from './TemplateDialog.tsx';

type Template = ResultOf<typeof notificationsApi.listTemplates>['items'][number];

export function TemplatesPage() {
  const { t } = useTranslation(['admin', 'common']);
  const text = useText();
  const { role } = useMe();
  const mayEdit = role === 'admin';
  const templates = useApi(notificationsApi.listTemplates, {});
  const [open, setOpen] = useState<Template | 'new'>();
  const columns: Column<Template>[] = [
    { id: 'key', header: t('templates.key'), cell: ({ key }) => <code>{key}</code> },
    {
      id: 'text',
      header: t('templates.text'),
      cell: (template) => (
        <span className={styles.name}>
          {text(template.subject)}
          <span className={`${styles.sub} ${styles.clamp}`}>{text(template.text)}</span>
        </span>
      ),
    },
    {
      id: 'class',
      header: t('templates.class'),
      cell: (template) => t(`templates.classes.${template.class}`),
    },
    {
      id: 'updated',
      header: t('templates.updated'),
      cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
    },
    ...(mayEdit
      ? [
          {
            id: 'edit',
            header: t('common:action.edit'),
            align: 'end' as const,
            cell: (template: Template) => (
              <IconButton
                size="dense"
                icon={Pencil}
                label={t('templates.edit', { key: template.key })}
                onPress={() => setOpen(template)}
              />
            ),
          },
        ]
      : []),
  ];
  const add = mayEdit && (
    <Button variant="primary" icon={MailPlus} onPress={() => setOpen('new')}>
      {t('templates.add')}
    </Button>
  );
  return (
    <Page title={t('templates.title')} description={t('templates.description')} actions={add}>
      {templates.problem ? (
        <ProblemNotice problem={templates.problem} onRetry={templates.refetch} />
      ) : (
        <Table
          label={t('templates.title')}
          columns={columns}
          rows={templates.data?.items}
          rowId={({ key }) => key}
          empty={
            <EmptyState title={t('templates.empty')} text={t('templates.emptyText')}>
              {add}
            </EmptyState>
          }
        />
      )}
      {open !== undefined && (
        <TemplateDialog template={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}
