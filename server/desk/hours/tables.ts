export interface HoursTables {
  businessHours: {
    id: string;
    name: string;
    timezone: string;
    weekly: string;
    holidays: string;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
}
