import { config } from 'zod';

// Zod tries whether it may make code from text, which the content policy refuses and reports. It has to be told
// before the first schema is made, so everything else is loaded after this.
config({ jitless: true });
await import('./app/start.tsx');
