import type { CreateTask, DeleteTask, TaskDirectory, TaskViewer, UpdateTask, UpdateTaskCommand } from '@halolight/application/analytics';
import { seesAllTasks } from '@halolight/domain/analytics';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { taskBody } from './task-body.js';
import type { CreateTaskBody, PatchTaskBody, TaskBody, TaskListQuery } from './tasks.contract.js';

/** Tasks; everybody sees those that they made or are to do, and holders of `tasks:*` see all. */
@Route('tasks')
@Tags('Tasks')
export class TasksController {
  constructor(
    private readonly directory: TaskDirectory,
    private readonly createTask: CreateTask,
    private readonly updateTask: UpdateTask,
    private readonly deleteTask: DeleteTask,
  ) {}

  /** @summary Lists tasks, newest first unless told */
  @Get()
  @Security('jwt', ['tasks:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: TaskListQuery): Promise<Success<Paged<TaskBody>>> {
    const { done, priority, assigneeId, dueBefore } = query;
    return pageOf(await this.directory.page(viewerOf(request), toPageRequest(query), { done, priority, assigneeId, dueBefore }), taskBody);
  }

  /** @summary Shows a task */
  @Get('{id}')
  @Security('jwt', ['tasks:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<TaskBody>> {
    return this.show(request, viewerOf(request), id);
  }

  /** @summary Makes a task */
  @Post()
  @Security('jwt', ['tasks:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateTaskBody): Promise<Success<TaskBody>> {
    const { actor } = request;
    const { title, done = false, priority = 'MEDIUM', dueAt = null, assigneeId = actor.userId } = body;
    const id = await this.createTask.execute({ actor, title, done, priority, dueAt, assigneeId });
    return this.show(request, viewerOf(request), id);
  }

  /**
   * What is left out becomes what it is on a new task; the assignee left out becomes null.
   * @summary Replaces a task
   */
  @Put('{id}')
  @Security('jwt', ['tasks:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreateTaskBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<TaskBody>> {
    return this.change(request, id, { done: false, priority: 'MEDIUM', dueAt: null, assigneeId: null, ...body }, ifMatch);
  }

  /** @summary Changes fields of a task */
  @Patch('{id}')
  @Security('jwt', ['tasks:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchTaskBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<TaskBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /** @summary Deletes a task */
  @Delete('{id}')
  @Security('jwt', ['tasks:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id, @Header('If-Match') ifMatch?: IfMatch): Promise<Success<Deleted>> {
    await this.deleteTask.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    taskId: number,
    changes: UpdateTaskCommand['changes'],
    ifMatch: IfMatch | undefined,
  ): Promise<Success<TaskBody>> {
    await this.updateTask.execute({ actor: request.actor, taskId, changes, expectedVersions: expectedVersions(ifMatch) });
    // Who handed the task on is shown it once more.
    return this.show(request, { ...viewerOf(request), seesAll: true }, taskId);
  }

  private async show(request: AuthenticatedRequest, viewer: TaskViewer, taskId: number): Promise<Success<TaskBody>> {
    const task = await this.directory.byId(viewer, taskId);
    if (!task) throw new NotFoundError('Task');
    tagVersion(request, task.version);
    return ok(taskBody(task));
  }
}

function viewerOf({ actor }: AuthenticatedRequest): TaskViewer {
  return { userId: actor.userId, seesAll: seesAllTasks(actor) };
}
