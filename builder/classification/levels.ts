import type { modelsApi } from '../../server/client.ts';
import type { Tone } from '../ui/StatusChip.tsx';

export const levelTones: Record<modelsApi.ModelField['level'], Tone> = {
  none: 'neutral',
  descriptions: 'neutral',
  examples: 'info',
  select: 'info',
  automate: 'success',
};

export const isUnderWay = (training: modelsApi.Training | null | undefined): boolean =>
  training?.state === 'queued' || training?.state === 'running';
