import type { Message } from '../../engine/records/cases.ts';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import type { ReceivedMessage } from '../contract/conversations.ts';
import type { Route } from '../http/handler.ts';
import { caseRoutes, createCases } from './cases/index.ts';
import { classificationRoutes, createClassification } from './classification/index.ts';
import type { DeskContext, TimerHandler } from './context.ts';
import { createConversations, createIntake, messageRoutes } from './conversations/index.ts';
import { createCustomers, customerRoutes } from './customers/index.ts';
import { createHandover } from './handover.ts';
import { createHours, hoursRoutes } from './hours/index.ts';
import { createModelFeature, modelRoutes, type PredictionLimits } from './models/index.ts';
import { createKnowledge, knowledgeRoutes } from './knowledge/index.ts';
import {
  createDelivery,
  createNotifications,
  notificationRoutes,
  type Delivery,
  type Senders,
} from './notifications/index.ts';
import { createPeople, peopleRoutes } from './people/index.ts';
import { createQueues, queueRoutes } from './queues/index.ts';
import { createRecords } from './records/index.ts';
import {
  agentLoad,
  agentLoads,
  createRouting,
  createWork,
  queueCounts,
  workItemRoutes,
} from './routing/index.ts';
import { createSla, slaRoutes } from './sla/index.ts';
import { createTickets, ticketAccess, ticketRoutes } from './tickets/index.ts';
import { createTimeline } from './timeline/index.ts';

export interface DeskOptions {
  db: Db;
  context: DeskContext;
  /** Starts the flows whose message trigger fits, in the commit that keeps the message. */
  startFlows(message: Message): Work<ReceivedMessage['runs']>;
  /** The channels that have a way out. */
  senders: Senders;
  report(error: unknown): void;
}

/** Joins the features into the service department that flows, pages and channels work with. */
export function createDesk({ db, context: house, startFlows, senders, report }: DeskOptions) {
  const context: DeskContext = {
    ...house,
    *emit(name, payload) {
      yield* house.emit(name, payload);
      // How a webhook went is not told by webhook, or it would never end.
      if (!name.startsWith('delivery.')) yield* notifications.webhooks.announce(name, payload);
    },
    *recordChanged(change) {
      yield* house.recordChanged(change);
      yield* knowledge.indexer.changed(change);
    },
  };
  const people = createPeople(context);
  const queues = createQueues(context, people);
  const customers = createCustomers(context);
  const conversations = createConversations(context, customers);
  const timeline = createTimeline(context);
  const knowledge = createKnowledge(context, { db, timeline, report });
  const hours = createHours(context);
  const sla = createSla(context, { hours, timeline });
  const classification = createClassification(context);
  // Cases and work look at each other; what cases need of work is called only once all of it is here.
  const cases = createCases(context, {
    customers,
    conversations,
    timeline,
    sla,
    work: {
      complete: (caseId) => work.completeCase(caseId),
      resume: (caseId) => work.resumeCase(caseId),
      rescore: (subject) => work.rescore(subject),
      assign: (caseId, agentId, by) => work.handTo(caseId, agentId, by),
      fallBack: (caseId, by) => work.fallBack(caseId, by),
    },
    deliver: (message, subject) => notifications.deliver(message, subject),
    judged: (caseId, changes, by) => models.caseChanged(caseId, changes, by),
  });
  const routing = createRouting(context, { people, queues, cases });
  const work = createWork(context, { people, queues, cases }, routing);
  const notifications = createNotifications(context, {
    people,
    queues,
    cases,
    customers,
    conversations,
    *answered(subject, message, by) {
      yield* sla.answered(subject.id);
      const firstAgentReplyAt = subject.firstAgentReplyAt ?? message.createdAt;
      yield* cases.change(subject, { firstAgentReplyAt }, by);
      const { id: caseId } = subject;
      yield* context.emit('case.agentReplied', { caseId, messageId: message.id, agentId: by.id });
    },
    hasSender: (channel) => senders[channel] !== undefined,
    onQueued: () => delivery.poke(),
  });
  const handover = createHandover(context, { cases, notifications, work });
  const models = createModelFeature(context, {
    db,
    report,
    caseById: cases.byId,
    changeCase: (id, set, by) => cases.update(id, set, by),
    steppedDown: handover.automationSteppedDown,
    similar: knowledge.similarToText,
  });
  const { outbox, webhooks } = notifications;
  const delivery: Delivery = createDelivery({ db, clock: house.clock, outbox, webhooks, senders, report });
  const tickets = createTickets(context, { people, cases, notifications });
  const ticket = ticketAccess(tickets);
  const records = createRecords({ cases, customers, conversations, ticket, ticketById: tickets.byId });
  const intake = createIntake(context, { conversations, cases, startFlows });

  const desk: Desk = {
    ...records,
    ...handover,
    identifyContact: conversations.identifyContact,
    openCase: cases.openCase,
    rulesets: classification.rulesets,
    recommendArticles: knowledge.recommendFor,
    classify: models.classify,
    keepAnswers: models.keepAnswers,
    route: routing.route,
    findQueue: routing.findQueue,
    openTicket: tickets.open,
    notify: notifications.notify,
    reply: notifications.reply,
    applySla: sla.apply,
    afterBusinessMinutes: hours.afterBusinessMinutes,
  };
  const timers: Record<string, TimerHandler> = sla.timerHandlers;
  const routes: Route[] = [
    ...messageRoutes(db, intake),
    ...caseRoutes(db, { cases, customers, timeline, sla }),
    ...customerRoutes(db, customers),
    ...ticketRoutes(db, tickets, hours),
    ...workItemRoutes(db, work),
    ...notificationRoutes(db, notifications),
    ...peopleRoutes(db, people, {
      load: agentLoad,
      loads: agentLoads,
      memberships: queues.memberships,
      fill: routing.fill,
      giveBack: work.giveBack,
    }),
    ...queueRoutes(db, queues, { counts: queueCounts, distribute: work.distribute }),
    ...hoursRoutes(db, hours),
    ...slaRoutes(db, sla),
    ...classificationRoutes(db, classification, models),
    ...modelRoutes(db, models),
    ...knowledgeRoutes(db, knowledge),
  ];
  /** What retention removes here, some at a time. */
  const leftovers = (predictions: PredictionLimits) => [
    conversations.forgetReceipts,
    notifications.outbox.forgetOld,
    models.forgetPredictions(predictions),
  ];
  return {
    desk,
    routes,
    leftovers,
    timers,
    intake,
    delivery,
    people,
    queues,
    customers,
    conversations,
    cases,
    hours,
    sla,
    classification,
    models,
    knowledge,
    routing,
    work,
    notifications,
    tickets,
  };
}
export type DeskParts = ReturnType<typeof createDesk>;
