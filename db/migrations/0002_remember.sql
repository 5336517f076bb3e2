CREATE TABLE "adapter_memory" (
	"platform" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"remembered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "adapter_memory_pk" PRIMARY KEY("platform","key")
);
