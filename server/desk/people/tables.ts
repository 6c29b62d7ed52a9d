/** Who works here. Passwords and sessions live with the accounts. */
export interface PeopleTables {
  agents: {
    id: string;
    name: string;
    /** Lower case. */
    email: string;
    role: string;
    isLead: number;
    department: string | null;
    locale: string;
    presence: string;
    capacity: number;
    active: number;
    /** Epoch ms since when the agent has been given nothing and finished nothing. */
    idleSince: number;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  skills: { id: string; name: string; kind: string };
  agentSkills: { agentId: string; skillId: string; level: number };
}
