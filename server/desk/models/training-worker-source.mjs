// Runs the training thread from its source, where nothing was built: in tests and while developing.
import { register } from 'tsx/esm/api';

register();
await import('./training-worker.ts');
