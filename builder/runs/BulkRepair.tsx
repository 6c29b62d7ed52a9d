import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { repairsApi } from '../../server/client.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { BulkRepairDialog } from './BulkRepairDialog.tsx';

/** Offered once the list shows only failed runs, which can be retried, or only active ones, which can be cancelled. */
export function BulkRepair({ filters }: { filters: repairsApi.RepairQuery }) {
  const { t } = useTranslation('runs');
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  const isLeader = role === 'admin' || role === 'supervisor';
  if (!isLeader || (filters.status !== 'failed' && filters.status !== 'active')) return null;
  return (
    <div>
      <Button icon={Wrench} onPress={() => setOpen(true)}>
        {t('bulk.open')}
      </Button>
      {isOpen && <BulkRepairDialog query={filters} onClose={() => setOpen(false)} />}
    </div>
  );
}
